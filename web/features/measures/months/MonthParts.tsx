import type { Month } from '@tongli/contracts/measures';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../../ui/address.ts';
import { useBilingual } from '../../../ui/language.ts';
import { useNarrow } from '../../../ui/narrow.ts';
import { DisputeForm } from './DisputeForm.tsx';
import { AnswerForm, Disputes, Entries } from './Disputes.tsx';
import { FiguresTable } from './FiguresTable.tsx';

/** Figures, disputes and corrections of a month, with what can be said to each in a drawer beside it. */
export function MonthParts({ month, linked }: { month: Month; linked: boolean }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const narrow = useNarrow();
  const [search, change] = useAddress();
  const figure = month.figures.find(({ indicator }) => indicator.code === search.figure);
  const dispute = month.disputes.find(({ id, actions }) => id === search.dispute && actions.answer?.allowed);
  const close = () => change({ figure: undefined, dispute: undefined });
  const name = figure?.indicator.name ?? dispute?.name;
  const title = figure ? t('measures.months.dispute') : t('measures.months.answer');
  return (
    <>
      {month.disputes.length > 0 ? <Disputes month={month} onAnswer={({ id }) => change({ dispute: id })} /> : null}
      <FiguresTable
        month={month}
        linked={linked}
        onDispute={({ indicator }) => change({ figure: indicator.code, dispute: undefined })}
      />
      <Entries month={month} />
      <Drawer
        open={name !== undefined}
        onClose={close}
        size={narrow ? '100%' : 560}
        title={name ? `${title} · ${pick(name)}` : title}
        destroyOnHidden
      >
        {figure ? <DisputeForm month={month} figure={figure} onDone={close} /> : null}
        {dispute && !figure ? <AnswerForm dispute={dispute} onDone={close} /> : null}
      </Drawer>
    </>
  );
}
