import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { foundMarks, searchHelp } from '@tongli/contracts/knowledge';
import { type FormEvent, Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { useAddress } from '../../ui/address.ts';
import { PlainField } from '../../ui/form/PlainField.tsx';
import { useLanguage } from '../../ui/language.ts';
import { PlainButton } from '../../ui/PlainButton.tsx';
import { Heading, Portal } from './Portal.tsx';
import '../../ui/markdown/library.css';

const [open, close] = foundMarks;

function Found({ text }: { text: string }) {
  return text.split(open).map((part, at) => {
    const [found = '', rest] = part.split(close);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text keep their order.
      <Fragment key={at}>
        {rest === undefined ? found : <mark>{found}</mark>}
        {rest}
      </Fragment>
    );
  });
}

function Hits({ text, project }: { text: string; project: string | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const body = { text, language, ...(project ? { project } : {}) } as const;
  const found = useQuery({
    queryKey: [searchHelp.id, body],
    queryFn: ({ signal }) => call(searchHelp, { body, signal }),
    staleTime: 60_000,
  });
  if (found.isError)
    return (
      <div role="alert" className="portal-notice">
        <p>{t('portal.help.failed')}</p>
        <PlainButton onClick={() => void found.refetch()}>{t('portal.retry')}</PlainButton>
      </div>
    );
  const hits = found.data?.hits ?? [];
  return (
    <section aria-live="polite" aria-busy={found.isPending}>
      <h2>{text ? t('portal.help.found', { count: hits.length }) : t('portal.help.often')}</h2>
      {found.data && hits.length === 0 ? (
        <p>{text ? t('portal.help.none', { text }) : t('portal.help.empty')}</p>
      ) : null}
      <ul className="portal-choices">
        {hits.map((hit) => (
          <li key={hit.id}>
            <Link to={`/portal/help/${hit.id}`} className="portal-link" lang={hit.language}>
              <span>
                <Found text={hit.title} />
              </span>
            </Link>
            <p className="quiet" lang={hit.language}>
              <Found text={hit.excerpt} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What customers can find out by themselves. */
export default function HelpPage() {
  const { t } = useTranslation();
  const [{ q = '', of }, change] = useAddress();
  const [typed, setTyped] = useState(q);
  const search = (event: FormEvent) => {
    event.preventDefault();
    change({ q: typed.trim() || undefined });
  };
  return (
    <Portal title={t('portal.help.title')}>
      <Heading>{t('portal.help.title')}</Heading>
      <p className="portal-lead">{t('portal.help.lead')}</p>
      <search>
        <form onSubmit={search}>
          <PlainField label={t('portal.help.label')} type="search" value={typed} maxLength={100} onText={setTyped} />
          <div className="portal-buttons">
            <PlainButton type="submit" look="primary">
              {t('portal.help.search')}
            </PlainButton>
          </div>
        </form>
      </search>
      <Hits text={q} project={of} />
      <p>
        <Link to={of ? `/portal/${of}` : '/portal'} className="portal-link">
          {t('portal.help.ask')}
        </Link>
      </p>
    </Portal>
  );
}
