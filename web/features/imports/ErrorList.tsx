import DownloadOutlined from '@ant-design/icons/es/icons/DownloadOutlined';
import { useNavigate } from '@tanstack/react-router';
import {
  type CellError,
  type Importable,
  type ImportRun,
  listCellErrors,
  readErrorFile,
} from '@tongli/contracts/imports';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { addressOf } from '../../api/request.ts';
import { useLanguage } from '../../ui/language.ts';
import type { Column } from '../../ui/list/column.ts';
import { DataTable } from '../../ui/list/DataTable.tsx';
import { Read } from '../../ui/Read.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { homeOf } from './homes.ts';
import { useCellWords } from './words.ts';

/** What is wrong in which row, and the same as a workbook in which to correct it. */
export function ErrorList({ run, importable, title }: { run: ImportRun; importable: Importable; title: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const words = useCellWords(importable);
  const params = { id: run.id };
  const found = useRead(listCellErrors, { params });
  const columns: Column<CellError>[] = [
    {
      key: 'line',
      title: t('imports.errors.line'),
      text: ({ line }) => String(line),
      phone: 'title',
    },
    {
      key: 'column',
      title: t('imports.errors.column'),
      text: words.place,
      phone: 'title',
    },
    { key: 'value', title: t('imports.errors.value'), text: ({ value }) => value || '—' },
    {
      key: 'wrong',
      title: t('imports.errors.wrong'),
      text: (error) => t('imports.errors.sentence', { wrong: words.wrong(error), remedy: words.remedy(error) }),
    },
  ];
  const download = (
    <span className="page-actions">
      <Button
        type={run.state === 'checked' ? 'primary' : 'default'}
        icon={<DownloadOutlined />}
        href={addressOf(readErrorFile, { params, query: { language } })}
        download
      >
        {t('imports.errors.download')}
      </Button>
      <Button
        onClick={() =>
          void navigate({ to: homeOf(importable.name).path, search: { upload: importable.name } as never })
        }
      >
        {t('imports.errors.again')}
      </Button>
    </span>
  );
  return (
    <Section title={title} actions={download}>
      <Read of={found}>
        {({ errors, next }) => (
          <>
            <DataTable
              columns={columns}
              rows={errors}
              rowKey={({ line, column, code, params: { field } }) => `${line} ${column} ${field ?? ''} ${code}`}
              label={title}
            />
            {next === null ? null : (
              <p className="section-note">{t('imports.errors.more', { count: errors.length })}</p>
            )}
          </>
        )}
      </Read>
    </Section>
  );
}
