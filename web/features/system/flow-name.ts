import { useTranslation } from 'react-i18next';

/** What a flow does, in words; one that the catalogue does not know yet shows its name in the code. */
export function useFlowName(): (flow: string) => string {
  const { t, i18n } = useTranslation();
  return (flow) => (i18n.exists(`system.flow-name.${flow}`) ? t(`system.flow-name.${flow}`) : flow);
}
