export const severities = ['info', 'warning', 'high', 'critical'] as const;
export type Severity = (typeof severities)[number];
