import { checkFit, movePerson, type PersonRecord } from '@tongli/contracts/org';
import { Drawer, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { BelongingForm } from './BelongingForm.tsx';
import { Gaps } from './Gaps.tsx';

/** What the chosen post would ask that they have not: said before it is decided, and not in the way of it. */
function Fit({ person }: { person: PersonRecord }) {
  const { t } = useTranslation();
  const postId = Form.useWatch<string | undefined>('postId') ?? '';
  const fit = useRead(checkFit, { params: { id: person.id }, query: { postId } }, { enabled: postId !== '' });
  return <Gaps gaps={fit.data?.gaps ?? []} title={t('org.gap.would-miss')} />;
}

/** From a day on somebody belongs elsewhere, or is something else. */
export default function MovePersonDrawer({ person, onClose }: { person: PersonRecord; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer open onClose={onClose} title={t('org.person.move-of', { name: person.name })} size={520} destroyOnHidden>
      <BelongingForm
        person={person}
        endpoint={movePerson}
        on={t('org.person.move-on')}
        help={t('org.unit.move-on-help')}
        submit={t('org.person.move')}
        onDone={onClose}
      >
        <Fit person={person} />
      </BelongingForm>
    </Drawer>
  );
}
