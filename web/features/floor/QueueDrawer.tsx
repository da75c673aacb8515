import { Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../api/session.ts';
import { useBilingual } from '../../ui/language.ts';
import { useNarrow } from '../../ui/narrow.ts';
import { Contacts } from './Contacts.tsx';
import { Counts } from './QueueTable.tsx';
import type { QueueLine } from './queues.ts';
import type { LiveBoard } from './useBoard.ts';

interface QueueDrawerProps {
  line: QueueLine;
  live: LiveBoard;
  onAgents: () => void;
  onBroadcast: () => void;
  onOutage: () => void;
  onClose: () => void;
}

/** What a leader can do about one queue. */
export function QueueDrawer({ line, live, onAgents, onBroadcast, onOutage, onClose }: QueueDrawerProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const narrow = useNarrow();
  const supervises = may(useMe(), 'contacts.supervise');
  return (
    <Drawer open title={pick(line.queue.name)} onClose={onClose} size={narrow ? '100%' : 480}>
      <Counts counts={line.agents} />
      <div className="button-row" style={{ marginTop: 12 }}>
        <Button onClick={onAgents}>{t('floor.act.show-agents')}</Button>
        {supervises ? (
          <>
            <Button onClick={onBroadcast}>{t('floor.act.broadcast')}</Button>
            <Button onClick={onOutage}>{t('floor.act.outage')}</Button>
          </>
        ) : null}
      </div>
      <section className="floor-part">
        <h3>{t('floor.waiting-here', { count: line.waiting.length })}</h3>
        {line.waiting.length === 0 ? <p className="quiet">{t('floor.nobody-waits')}</p> : null}
        <Contacts contacts={line.waiting} queues={live.board.queues} />
      </section>
    </Drawer>
  );
}
