import './people-grid.css';

interface PeopleGridProps {
  people: readonly { readonly id: string; readonly name: string; readonly post: string }[];
  label: string;
}

/** People as name and post, side by side. */
export function PeopleGrid({ people, label }: PeopleGridProps) {
  return (
    <ul className="people-grid" aria-label={label}>
      {people.map(({ id, name, post }) => (
        <li key={id}>
          <span className="people-name">{name}</span>
          <span className="quiet">{post}</span>
        </li>
      ))}
    </ul>
  );
}
