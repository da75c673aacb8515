import { Link, useLocation } from '@tanstack/react-router';
import type { Me } from '@tongli/contracts/access';
import { useTranslation } from 'react-i18next';
import { navigationFor } from '../guard.ts';
import { navigationGroups } from '../manifest.ts';

/** The entry that the address lies under; of several, the most specific. */
function currentEntry(paths: readonly string[], address: string): string | undefined {
  return paths
    .filter((path) => address === path || address.startsWith(`${path}/`))
    .sort((a, b) => b.length - a.length)[0];
}

/** The pages that this person may use, grouped by job. */
export function Navigation({ me, onGo }: { me: Me; onGo?: () => void }) {
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
          <h2 id={`group-${group}`}>{t(`app.group.${group}`)}</h2>
          <ul>
            {own.map(({ path, label, icon: Icon }) => (
              <li key={path}>
                <Link
                  to={path}
                  onClick={onGo}
                  activeOptions={{ exact: true }}
                  {...(path === current ? { 'aria-current': 'page' as const } : {})}
                  className="navigation-link"
                >
                  <Icon />
                  {t(label)}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
