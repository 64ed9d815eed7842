export { happened, type Listener, tellEvent } from "./events.ts";
