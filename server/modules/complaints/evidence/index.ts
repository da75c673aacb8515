/** Evidence pack 证据包: all that is on record about a case in one archive, for a regulator or a court. */
export { eraseEvidence } from './asking.ts';
export { evidenceJob, evidenceTimer } from './making.ts';
export { evidenceRoutes } from './routes.ts';
export { evidenceSources, leftOut } from './sources.ts';
