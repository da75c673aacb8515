import type { SurveyThemes } from '@tongli/contracts/outreach';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { FigureCell } from './FigureCell.tsx';
import { useFigureWords } from './figure-words.ts';
import { Texts } from './Texts.tsx';

type Theme = SurveyThemes['themes'][number];

function useColumns(): Column<Theme>[] {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const words = useFigureWords();
  return [
    {
      key: 'theme',
      title: t('outreach.themes.theme'),
      text: (theme) => theme.words.join(' · '),
      grows: true,
      phone: 'title',
    },
    { key: 'times', title: t('outreach.themes.times'), number: true, text: ({ times }) => number(times), width: 90 },
    { key: 'low', title: t('outreach.themes.low'), number: true, text: ({ low }) => number(low), width: 90 },
    {
      key: 'csat',
      title: t('outreach.results.csat'),
      text: ({ csat }) => words('csat', csat),
      render: ({ csat }) => <FigureCell figure="csat" of={csat} />,
      width: 190,
    },
    {
      key: 'nps',
      title: t('outreach.results.nps'),
      text: ({ nps }) => words('nps', nps),
      render: ({ nps }) => <FigureCell figure="nps" of={nps} />,
      width: 190,
    },
  ];
}

/** What the words are about: how often, how those rated who said so, and some of it as it was said. */
export function Themes({ themes: { texts, rest, themes } }: { themes: SurveyThemes }) {
  const { t } = useTranslation();
  const columns = useColumns();
  if (texts === 0) return null;
  return (
    <Section title={t('outreach.themes.title')}>
      <p className="quiet">
        {themes.length === 0 ? t('outreach.themes.none', { texts }) : t('outreach.themes.lead', { texts, rest })}
      </p>
      {themes.length === 0 ? null : (
        <DataTable
          columns={columns}
          rows={themes}
          rowKey={({ words }) => words.join(' ')}
          label={t('outreach.themes.title')}
          empty={null}
        />
      )}
      {themes.map(({ words, times, quotes }) => (
        <details key={words.join(' ')}>
          <summary>{t('outreach.themes.quotes', { theme: words.join(' · '), count: times })}</summary>
          <Texts texts={quotes} />
        </details>
      ))}
    </Section>
  );
}
