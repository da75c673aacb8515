import { Link } from '@tanstack/react-router';
import type { Me } from '@tongli/contracts/access';
import { useTranslation } from 'react-i18next';
import { navigationFor } from '../guard.ts';
import { navigationGroups } from '../manifest.ts';

/** The pages that this person may use, grouped by job. */
export function Navigation({ me, onGo }: { me: Me; onGo?: () => void }) {
  const { t } = useTranslation();
  const entries = navigationFor(me);
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
                <Link to={path} onClick={onGo} activeProps={{ 'aria-current': 'page' }} className="navigation-link">
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
