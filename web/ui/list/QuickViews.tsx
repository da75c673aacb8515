import './quick-views.css';

export interface QuickView {
  readonly key: string;
  readonly label: string;
  /** The list shows it now. */
  readonly current: boolean;
  readonly onChoose: () => void;
}

/** The views that a day is worked by, above a list. */
export function QuickViews({ views, label }: { views: readonly QuickView[]; label: string }) {
  return (
    <nav className="quick-views" aria-label={label}>
      {views.map(({ key, label: words, current, onChoose }) => (
        <button key={key} type="button" aria-current={current ? 'true' : undefined} onClick={onChoose}>
          {words}
        </button>
      ))}
    </nav>
  );
}
