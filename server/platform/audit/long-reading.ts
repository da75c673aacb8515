/** Held (shared) by whoever reads the trail for long, so that no month is opened meanwhile: that would hold up writers. */
export const longReadingLock = 7_420_015;
