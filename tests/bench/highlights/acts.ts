/** Claims selected, and claims added, in one run. */
export const actsMeasured = 10;
