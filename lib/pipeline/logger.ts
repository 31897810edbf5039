import pino from "pino";

/** One JSON line an event on standard output; texts and secrets never go into it. */
export const logger = pino();
