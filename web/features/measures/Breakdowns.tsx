import type { ReplyOf } from '@tongli/contracts/kernel';
import type { getOverview } from '@tongli/contracts/measures';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../ui/address.ts';
import { Section } from '../../ui/record/Section.tsx';
import { RankedBars } from '../../ui/spc/RankedBars.tsx';
import { useTerms } from '../../ui/terms.ts';
import type { Slice } from './slice.ts';

type Rows = ReplyOf<typeof getOverview>['byProduct'];

function Breakdown({ kind, rows, chosen }: { kind: 'product' | 'area'; rows: Rows; chosen: string }) {
  const { t } = useTranslation();
  const terms = useTerms();
  const [, change] = useAddress();
  const title = t(`measures.overview.by-${kind}`);
  const clear = () => change({ [kind]: undefined });
  return (
    <Section
      title={title}
      actions={
        chosen ? (
          <Button size="small" onClick={clear}>
            {t(`measures.term.every-${kind}`)}
          </Button>
        ) : null
      }
    >
      {rows.length > 0 ? (
        <RankedBars
          label={title}
          items={rows.map(({ code, lodged }) => ({ key: code, name: terms.name(kind, code), count: lodged }))}
          chosen={chosen}
          onChoose={(key) => change({ [kind]: key === chosen ? undefined : key })}
          total={rows.reduce((sum, { lodged }) => sum + lodged, 0)}
        />
      ) : (
        <p className="quiet">{t('measures.overview.none')}</p>
      )}
      <p className="section-note">{t('measures.overview.bars-note')}</p>
    </Section>
  );
}

/** Complaints lodged, by product and by area. */
export function Breakdowns({ byProduct, byArea, slice }: { byProduct: Rows; byArea: Rows; slice: Slice }) {
  return (
    <div className="pairs">
      <Breakdown kind="product" rows={byProduct} chosen={slice.product} />
      <Breakdown kind="area" rows={byArea} chosen={slice.area} />
    </div>
  );
}
