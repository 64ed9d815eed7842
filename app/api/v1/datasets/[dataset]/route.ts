import { endpoint } from "#app/_http/endpoint.ts";
import { readDataset } from "#lib/dataset/index.ts";
import { operations } from "../../operations.ts";

export const GET = endpoint(operations.readDataset, readDataset);
