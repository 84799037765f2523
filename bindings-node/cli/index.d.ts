/**
 * The path of the program `cointill` for this machine.
 *
 * @throws Error when its package is not installed, with what to do.
 */
export declare function binary(): string;
