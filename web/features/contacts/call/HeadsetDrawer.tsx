import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNarrow } from '../../../ui/narrow.ts';
import { HeadsetTest } from '../../../ui/voice/HeadsetTest.tsx';

/** Which headset calls are spoken by, tried before the first one rings. */
export default function HeadsetDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Drawer open title={t('contacts.headset.title')} onClose={onClose} size={useNarrow() ? '100%' : 440}>
      <p className="quiet form-notice">{t('contacts.headset.lead')}</p>
      <HeadsetTest />
    </Drawer>
  );
}
