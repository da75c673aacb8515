import { addView, changeView, type SavedView, type ShownTo } from '@tongli/contracts/desk';
import { Input, Modal, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address.ts';
import { Choices } from '../../form/Choices.tsx';
import { EndpointForm } from '../../form/EndpointForm.tsx';
import { Field } from '../../form/Field.tsx';
import type { Desk } from '../useDesk.ts';
import { changesToView, contentOf } from '../view-address.ts';

interface ViewFormProps {
  list: string;
  desk: Desk;
  /** The view whose name and readers are changed; null for a new one of what is shown now. */
  view: SavedView | null;
  onClose: () => void;
}

function Fields({ sharing, shownTo }: { sharing: Desk['sharing']; shownTo: ShownTo }) {
  const { t } = useTranslation();
  const possible: readonly ShownTo[] = ['owner', 'unit', 'everyone'];
  const allowed = (one: ShownTo) => one === 'owner' || one === shownTo || sharing[one];
  return (
    <>
      <Field name="name" label={t('ui.views.name')}>
        <Input maxLength={40} autoComplete="off" autoFocus />
      </Field>
      <Field
        name="shownTo"
        label={t('ui.views.shown-to')}
        help={possible.every(allowed) ? t('ui.views.shown-help') : t('ui.views.may-not-share')}
      >
        <Choices>
          {possible.map((one) => (
            <Radio key={one} value={one} disabled={!allowed(one)}>
              {t(`ui.views.to.${one}`)}
            </Radio>
          ))}
        </Choices>
      </Field>
    </>
  );
}

/** Names a view and says whom it is shown to. */
export default function ViewForm({ list, desk, view, onClose }: ViewFormProps) {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  // What is shown now goes into a new view with the columns that are the reader's own by now.
  const content = contentOf(search);
  const columns = content.columns ?? desk.layout.columns;
  const read = (values: Record<string, unknown>) => ({
    name: String(values.name ?? ''),
    shownTo: (values.shownTo ?? 'owner') as ShownTo,
  });
  const form = {
    initial: { name: view?.name ?? '', shownTo: view?.shownTo ?? 'owner' },
    children: <Fields sharing={desk.sharing} shownTo={view?.shownTo ?? 'owner'} />,
    submit: t('ui.views.save'),
  };
  return (
    <Modal open title={view ? t('ui.views.edit') : t('ui.views.save-as')} footer={null} onCancel={onClose}>
      {view ? (
        <EndpointForm
          {...form}
          endpoint={changeView}
          name={`desk.view.${view.id}.${view.version}`}
          input={(values) => ({
            params: { id: view.id },
            body: { ...read(values), query: view.query, columns: view.columns, version: view.version },
          })}
          onDone={onClose}
        />
      ) : (
        <EndpointForm
          {...form}
          endpoint={addView}
          name={`desk.new-view.${list}`}
          input={(values) => ({ body: { list, ...read(values), query: content.query, columns } })}
          onDone={(saved) => {
            change(changesToView(saved, search));
            onClose();
          }}
        />
      )}
    </Modal>
  );
}
