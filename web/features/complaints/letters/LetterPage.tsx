import { listLetters } from '@tongli/contracts/complaints';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { usePathParam } from '../../../ui/address.ts';
import { useLanguage } from '../../../ui/language.ts';
import { Page } from '../../../ui/Page.tsx';
import { promiseTimeText } from '../../../ui/promise-time.ts';
import { Read } from '../../../ui/Read.tsx';
import { NotFoundPage } from '../../../ui/StatusPage.tsx';

/** One letter as it was sent, for paper. */
export default function LetterPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [id, letterId] = [usePathParam('id'), usePathParam('letter')];
  const result = useRead(listLetters, { params: { id } });
  return (
    <Read of={result}>
      {({ letters, zone }) => {
        const letter = letters.find((one) => one.id === letterId);
        if (!letter) return <NotFoundPage />;
        return (
          <Page
            title={letter.subject}
            actions={<Button onClick={() => window.print()}>{t('complaints.letter.print-now')}</Button>}
          >
            <p className="quiet">{promiseTimeText(letter.at, zone, language)}</p>
            <p className="quoted" lang={letter.language === 'zh' ? 'zh-CN' : 'en'}>
              {letter.body}
            </p>
            <p>{letter.byName}</p>
          </Page>
        );
      }}
    </Read>
  );
}
