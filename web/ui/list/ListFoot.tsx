import VerticalAlignTopOutlined from '@ant-design/icons/es/icons/VerticalAlignTopOutlined';
import { type Endpoint, mostCounted } from '@tongli/contracts/kernel';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNumbers } from '../numbers.ts';
import { scrollerOf } from './scrolling.ts';
import type { List } from './useList.ts';

/** Asks for more while the end of what is loaded is near the window. */
function useNearEnd(more: () => void, wanted: boolean) {
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(more);
  latest.current = more;
  useEffect(() => {
    if (!wanted || !end.current) return;
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), {
      rootMargin: '600px',
    });
    seen.observe(end.current);
    return () => seen.disconnect();
  }, [wanted]);
  return end;
}

interface ListFootProps<E extends Endpoint> {
  list: List<E>;
  shown: number;
  /** How many match in all; undefined where nobody counts. */
  total: number | undefined;
}

function useCountWords() {
  const { t } = useTranslation();
  const { number } = useNumbers();
  return (shown: number, total: number | undefined, more: boolean): string => {
    if (!more) return t('ui.list.all-shown', { count: shown });
    if (total === undefined) return t('ui.list.shown', { count: shown });
    const of =
      total > mostCounted ? t('ui.list.over', { count: mostCounted, most: number(mostCounted) }) : number(total);
    return t('ui.list.shown-of', { count: shown, shown: number(shown), of });
  };
}

/** Below the rows: how many, how many in all, more of them, and the way back up. More come by themselves on the way down. */
export function ListFoot<E extends Endpoint>({ list, shown, total }: ListFootProps<E>) {
  const { t } = useTranslation();
  const words = useCountWords();
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError } = list;
  const end = useNearEnd(
    () => void list.fetchNextPage(),
    hasNextPage && !isFetchingNextPage && !isFetchNextPageError && !list.isPlaceholderData,
  );
  return (
    <>
      <div ref={end} />
      <footer className="list-foot">
        <span className="quiet figures" role="status">
          {words(shown, total, hasNextPage)}
        </span>
        <span className="list-foot-acts">
          {hasNextPage ? (
            <Button loading={isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('ui.list.more')}
            </Button>
          ) : null}
          {shown > 50 ? (
            <Button icon={<VerticalAlignTopOutlined />} onClick={() => scrollerOf(end.current).scrollTo({ top: 0 })}>
              {t('ui.list.to-top')}
            </Button>
          ) : null}
        </span>
      </footer>
    </>
  );
}
