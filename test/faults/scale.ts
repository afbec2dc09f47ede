const isShort = process.env.FAULTS === 'short';

/** Why something is left to the full form; false in that. `FAULTS=short` is for the gate. */
export const onlyInFull: string | false = isShort && 'only without FAULTS=short';

/**
 * How often a fault comes.
 * @param short in the gate
 * @param full otherwise
 */
export const times = (short: number, full: number): number => (isShort ? short : full);
