import MenuFoldOutlined from '@ant-design/icons/es/icons/MenuFoldOutlined';
import MenuUnfoldOutlined from '@ant-design/icons/es/icons/MenuUnfoldOutlined';
import { Link, useLocation } from '@tanstack/react-router';
import type { Me } from '@tongli/contracts/access';
import { useTranslation } from 'react-i18next';
import { navigationFor } from '../guard.ts';
import { type NavigationEntry, navigationGroups } from '../manifest.ts';
import { navigationIcons } from './icons.ts';
import { sidebar, useFolded } from './sidebar.ts';

/** The entry that the address lies under; of several, the most specific. */
function currentEntry(paths: readonly string[], address: string): string | undefined {
  return paths
    .filter((path) => address === path || address.startsWith(`${path}/`))
    .sort((a, b) => b.length - a.length)[0];
}

interface EntryProps {
  entry: NavigationEntry;
  current: boolean;
  icons: boolean;
  onGo?: (() => void) | undefined;
}

function Entry({ entry: { path, label, icon }, current, icons, onGo }: EntryProps) {
  const { t } = useTranslation();
  const Icon = navigationIcons[icon];
  const words = t(label);
  return (
    <li>
      <Link
        to={path}
        onClick={onGo}
        activeOptions={{ exact: true }}
        {...(current ? { 'aria-current': 'page' as const } : {})}
        {...(icons ? { title: words } : {})}
        className="navigation-link"
      >
        <span aria-hidden className="navigation-icon">
          <Icon />
        </span>
        <span className={icons ? 'for-readers' : undefined}>{words}</span>
      </Link>
    </li>
  );
}

/** The pages that this person may use, grouped by job; as icons alone where `icons`. */
export function Navigation({ me, icons = false, onGo }: { me: Me; icons?: boolean; onGo?: () => void }) {
  const { t } = useTranslation();
  const entries = navigationFor(me);
  const address = useLocation().pathname;
  const current = currentEntry(
    entries.map((entry) => entry.path),
    address,
  );
  const groups = navigationGroups
    .map((group) => ({ group, entries: entries.filter((entry) => entry.group === group) }))
    .filter(({ entries: own }) => own.length > 0);
  return (
    <nav aria-label={t('app.frame.navigation')} className="navigation">
      {groups.map(({ group, entries: own }) => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <h2 id={`group-${group}`} className={icons ? 'for-readers' : undefined}>
            {t(`app.group.${group}`)}
          </h2>
          <ul>
            {own.map((entry) => (
              <Entry key={entry.path} entry={entry} current={entry.path === current} icons={icons} onGo={onGo} />
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

/** The navigation beside the page; folded it leaves the page its room. */
export function Sidebar({ me }: { me: Me }) {
  const { t } = useTranslation();
  const { folded: icons, fixed } = useFolded();
  const words = icons ? t('app.frame.unfold') : t('app.frame.fold');
  return (
    <div className="frame-side">
      <Navigation me={me} icons={icons} />
      {fixed ? null : (
        <button
          type="button"
          className="navigation-link navigation-fold"
          title={words}
          onClick={() => sidebar.choose(icons ? 'words' : 'icons')}
        >
          {icons ? <MenuUnfoldOutlined aria-hidden /> : <MenuFoldOutlined aria-hidden />}
          <span className={icons ? 'for-readers' : undefined}>{words}</span>
        </button>
      )}
    </div>
  );
}
