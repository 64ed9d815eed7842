export { type EventRow, happened, type Listener, tellEvent } from "./events.ts";
