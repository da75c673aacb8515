import { theme } from 'antd';
import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';

/** Colours of charts; series stay apart for colour-blind readers in this order, in both schemes. */
export interface ChartColours {
  readonly series: readonly string[];
  readonly text: string;
  readonly quiet: string;
  readonly line: string;
  readonly surface: string;
  readonly signal: string;
  readonly limit: string;
  readonly good: string;
  readonly font: string;
}

const series = {
  light: ['#0d6672', '#c2610c', '#5a4fa2', '#8a8f00', '#a63a6b', '#4a6fa5'],
  dark: ['#5bbac6', '#f0a35e', '#a99df0', '#cfd155', '#e58ab5', '#8fb3e6'],
};

export function useChartColours(): ChartColours {
  const { token } = theme.useToken();
  return useMemo(() => {
    const dark = Number.parseInt(token.colorBgContainer.slice(1, 3), 16) < 128;
    return {
      series: dark ? series.dark : series.light,
      text: token.colorText,
      quiet: token.colorTextSecondary,
      line: token.colorBorderSecondary,
      surface: token.colorBgElevated,
      signal: token.colorError,
      limit: token.colorWarning,
      good: token.colorSuccess,
      font: token.fontFamily,
    };
  }, [token]);
}

function axis(own: unknown, colours: ChartColours): unknown {
  if (Array.isArray(own)) return own.map((one) => axis(one, colours));
  if (typeof own !== 'object' || own === null) return own;
  const label = 'axisLabel' in own && typeof own.axisLabel === 'object' ? own.axisLabel : {};
  return {
    axisLine: { lineStyle: { color: colours.quiet } },
    splitLine: { lineStyle: { color: colours.line } },
    nameTextStyle: { color: colours.quiet },
    ...own,
    axisLabel: { color: colours.quiet, ...label },
  };
}

/** Lays the house's colours under an option; what the option says itself wins. */
export function themed(option: EChartsCoreOption, colours: ChartColours): EChartsCoreOption {
  return {
    color: [...colours.series],
    textStyle: { color: colours.text, fontFamily: colours.font },
    animationDuration: 200,
    tooltip: {
      trigger: 'axis',
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.text },
    },
    ...option,
    xAxis: axis(option.xAxis, colours),
    yAxis: axis(option.yAxis, colours),
  };
}
