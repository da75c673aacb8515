/**
 * Held (shared) by whoever reads the installation for long: the trail, or rows first and their blobs later. Meanwhile no
 * month is opened, because that would hold up writers, and no blob is removed.
 */
export const longReadingLock = 7_420_015;
