import DisconnectOutlined from '@ant-design/icons/es/icons/DisconnectOutlined';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../../api/realtime.ts';

/** Says that what is on screen may be older than it looks; nothing while all is well. */
export function ConnectionMark() {
  const { t } = useTranslation();
  const lost = useConnection() === 'lost';
  return (
    <span role="status" className="connection-mark">
      {lost ? (
        <>
          <DisconnectOutlined aria-hidden />
          <span className="connection-words">{t('app.connection.lost')}</span>
        </>
      ) : null}
    </span>
  );
}
