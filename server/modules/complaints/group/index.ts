/** Group complaints 群体投诉: several complainants, one matter, one case that leads them, one who speaks for all. */
export { followAcknowledgement } from './acknowledging.ts';
export { addComplainants, formGroup, setSpokesperson } from './forming.ts';
export { getGroupOfCase } from './record.ts';
export { groupRoutes } from './routes.ts';
export { eraseGroups } from './store.ts';
