/** Where this page is and what its address asks for. */
export interface Place {
  /** Within another site's page, in the frame that its script made. */
  readonly framed: boolean;
  /** Code of the business line; null where the address names none. */
  readonly project: string | null;
  /** Code of the queue to begin with. */
  readonly queue: string | null;
}

/** `/chat`, `/chat/hefeng`, and the same below `/chat/frame`; `?queue=` names a queue. */
export function placeOf(path: string, search: string): Place {
  const parts = path.split('/').filter((part) => part !== '');
  const framed = parts[1] === 'frame';
  const project = parts[framed ? 2 : 1];
  return {
    framed,
    project: project === undefined ? null : decodeURIComponent(project),
    queue: new URLSearchParams(search).get('queue'),
  };
}
