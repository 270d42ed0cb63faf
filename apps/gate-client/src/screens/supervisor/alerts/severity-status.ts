import type { Severity } from '@cordon/protocol/alert/severity.ts';
import type { Status } from '../../../ui/verdict/shapes.tsx';

export function statusOfSeverity(severity: Severity): Status {
  switch (severity) {
    case 'critical':
    case 'high':
      return 'refuse';
    case 'warning':
      return 'hold';
    case 'info':
      return 'waiting';
    default:
      return severity satisfies never;
  }
}
