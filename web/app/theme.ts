import { type ThemeConfig, theme } from 'antd';
import type { Density } from './density.ts';
import type { Scheme } from './scheme.ts';

const fonts =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Hiragino Sans GB", system-ui, sans-serif';

const shared = {
  fontFamily: `system-ui, -apple-system, "Segoe UI", ${fonts}`,
  fontSize: 14,
  borderRadius: 4,
  wireframe: false,
  motionDurationMid: '0.12s',
  motionDurationSlow: '0.16s',
  controlHeight: 32,
} as const;

const closer = { fontSize: 13, controlHeight: 26 } as const;

const palettes = {
  light: {
    colorPrimary: '#0d6672',
    colorInfo: '#0d6672',
    colorInfoBg: '#e3f0f2',
    colorInfoBorder: '#b5d5da',
    controlItemBgActive: '#e3f0f2',
    colorLink: '#0d6672',
    colorError: '#b3261e',
    colorWarning: '#8a5300',
    colorWarningBg: '#fdf0d9',
    colorWarningBorder: '#d9b26a',
    colorSuccess: '#1d6f42',
    colorSuccessBg: '#e3f3ea',
    colorSuccessBorder: '#a9d3ba',
    colorBgLayout: '#f4f6f7',
    colorBgContainer: '#ffffff',
    colorText: '#1b2426',
    colorTextSecondary: '#4d5a5e',
    colorTextTertiary: '#5f6c70',
    colorTextPlaceholder: '#66737a',
    colorBorder: '#8a979c',
    colorBorderSecondary: '#dfe5e7',
  },
  dark: {
    colorPrimary: '#2b8d9a',
    colorInfo: '#2b8d9a',
    controlItemBgActive: '#17343a',
    colorLink: '#6cc4cf',
    colorError: '#f2837a',
    colorWarning: '#e6ac52',
    colorSuccess: '#6fc592',
    colorBgLayout: '#0f1416',
    colorBgContainer: '#171e21',
    colorBgElevated: '#1f282b',
    colorText: '#e4eaec',
    colorTextSecondary: '#b0bcc0',
    colorTextTertiary: '#98a5aa',
    colorTextPlaceholder: '#8b989d',
    colorBorder: '#6b7a80',
    colorBorderSecondary: '#2a3539',
  },
} as const satisfies Record<Scheme, ThemeConfig['token']>;

/** Our tokens over plain antd: calm greys, one accent, dense rows. Contrast is AA for text in both schemes. Without motion things are where they go at once. */
export function themeOf(scheme: Scheme, motion: boolean, density: Density): ThemeConfig {
  const compact = density === 'compact';
  return {
    algorithm: scheme === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: { ...shared, ...(compact ? closer : {}), ...palettes[scheme], motion },
    components: {
      Alert: { withDescriptionPadding: '8px 12px', withDescriptionIconSize: 16, defaultPadding: '5px 12px' },
      Table: {
        cellPaddingBlockSM: compact ? 1.5 : 4.5,
        cellPaddingInlineSM: 8,
        cellFontSizeSM: compact ? 13 : 14,
        headerBorderRadius: 0,
        headerSortActiveBg: palettes[scheme].colorBgLayout,
        headerBg: palettes[scheme].colorBgLayout,
        bodySortBg: 'transparent',
      },
      Button: { primaryColor: '#ffffff', fontWeight: 500 },
      Slider: {
        trackBg: palettes[scheme].colorPrimary,
        trackHoverBg: palettes[scheme].colorPrimary,
        handleColor: palettes[scheme].colorPrimary,
      },
      Menu: { itemHeight: 32, itemBorderRadius: 4, itemMarginBlock: 2, iconMarginInlineEnd: 8 },
      Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
      Tabs: {
        horizontalMargin: '0 0 16px 0',
        itemSelectedColor: palettes[scheme].colorLink,
        itemHoverColor: palettes[scheme].colorLink,
        inkBarColor: palettes[scheme].colorLink,
      },
    },
  };
}
