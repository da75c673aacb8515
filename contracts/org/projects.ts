import { z } from 'zod';
import { bilingual, endpoint, id } from '../kernel/index.ts';
import { code, nameInput, version } from './terms.ts';

/** A business line. What is done for it is seen by those only whose roles reach it. Closed, it takes nothing new. */
export const project = z.object({ id, code: z.string(), name: bilingual, closed: z.boolean(), version });
export type Project = z.infer<typeof project>;

export const listProjects = endpoint({
  id: 'org.list-projects',
  method: 'GET',
  path: '/projects',
  need: 'org.read',
  reply: z.object({ projects: z.array(project) }),
});

export const addProject = endpoint({
  id: 'org.add-project',
  method: 'POST',
  path: '/projects',
  need: 'org.administer',
  creates: true,
  body: z.object({ code, name: nameInput }),
  reply: project,
});

/** Renamed, closed or opened again. The last open one stays open. */
export const changeProject = endpoint({
  id: 'org.change-project',
  method: 'PUT',
  path: '/projects/:id',
  need: 'org.administer',
  params: z.object({ id }),
  body: z.object({ code, name: nameInput, closed: z.boolean(), version }),
  reply: project,
});
