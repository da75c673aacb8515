import DesktopOutlined from '@ant-design/icons/es/icons/DesktopOutlined';
import MoonOutlined from '@ant-design/icons/es/icons/MoonOutlined';
import SunOutlined from '@ant-design/icons/es/icons/SunOutlined';
import { Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { chooseScheme, type SchemeChoice, schemeChoices, useSchemeChoice } from '../scheme.ts';

const icons: Record<SchemeChoice, typeof SunOutlined> = {
  system: DesktopOutlined,
  light: SunOutlined,
  dark: MoonOutlined,
};

/** Steps through: as the machine, light, dark. */
export function SchemeSwitch() {
  const { t } = useTranslation();
  const choice = useSchemeChoice();
  const Icon = icons[choice];
  const next = schemeChoices[(schemeChoices.indexOf(choice) + 1) % schemeChoices.length] ?? 'system';
  const words = t(`app.scheme.${choice}`);
  return (
    <Tooltip title={words}>
      <Button type="text" icon={<Icon />} aria-label={words} onClick={() => chooseScheme(next)} />
    </Tooltip>
  );
}
