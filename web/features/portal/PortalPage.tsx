import { Link, useParams } from '@tanstack/react-router';
import { listPortals } from '@tongli/contracts/complaints';
import type { Project } from '@tongli/contracts/org';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { useBilingual } from '../../ui/language.ts';
import { PlainButton } from '../../ui/PlainButton.tsx';
import { PageSkeleton } from '../../ui/Skeletons.tsx';
import { NotFoundPage } from '../../ui/StatusPage.tsx';
import { LodgePage } from './LodgePage.tsx';
import { Heading, Portal } from './Portal.tsx';

/** Several business lines, and an address that names none. */
function ChoosePage({ projects }: { projects: readonly Project[] }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  return (
    <Portal title={t('portal.title')}>
      <Heading>{t('portal.lines.title')}</Heading>
      <p className="portal-lead">{t('portal.lines.lead')}</p>
      <ul className="portal-choices">
        {projects.map(({ id, code, name }) => (
          <li key={id}>
            <Link to={`/portal/${code}`} className="portal-card portal-choice">
              {pick(name)}
            </Link>
          </li>
        ))}
      </ul>
    </Portal>
  );
}

function FailedPage({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <Portal title={t('portal.title')}>
      <p role="alert" className="portal-notice">
        {t('portal.lines.failed')}
      </p>
      <PlainButton onClick={onRetry}>{t('portal.retry')}</PlainButton>
    </Portal>
  );
}

/** Where customers begin: with the form of the only business line, of the one that the address names, or with a choice. */
export default function PortalPage() {
  const { project: code } = useParams({ strict: false }) as { project?: string };
  const portals = useRead(listPortals, {}, { staleTime: 5 * 60_000 });
  if (!portals.data) return portals.isError ? <FailedPage onRetry={() => void portals.refetch()} /> : <PageSkeleton />;
  const { projects } = portals.data;
  const project = projects.find((one) => one.code === code);
  if (project)
    return (
      <LodgePage key={project.id} portal={{ project, address: `/portal/${project.code}`, projectId: project.id }} />
    );
  if (code !== undefined) return <NotFoundPage />;
  if (projects.length > 1) return <ChoosePage projects={projects} />;
  return <LodgePage portal={{ project: null, address: '/portal', projectId: projects[0]?.id ?? null }} />;
}
