export type Status = 'pass' | 'hold' | 'refuse' | 'running' | 'waiting' | 'offline';

/* Told apart by outline alone: a circle, a square, an octagon, a ring half full, an empty ring, a hatched box. */
export function StatusShape({ status, size = '1.25em' }: { status: Status; size?: string }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden focusable="false" fill="currentColor">
      {shapeOf(status)}
    </svg>
  );
}

const cut = { fill: 'none', stroke: 'var(--shape-cut, var(--bg))', strokeWidth: 2.6, strokeLinecap: 'round' } as const;
const ring = { fill: 'none', stroke: 'currentColor', strokeWidth: 2.6 } as const;

function shapeOf(status: Status) {
  switch (status) {
    case 'pass':
      return (
        <>
          <circle cx="12" cy="12" r="11" />
          <path d="m6.8 12.4 3.6 3.6 7-7.4" {...cut} />
        </>
      );
    case 'hold':
      return (
        <>
          <rect x="1.5" y="1.5" width="21" height="21" rx="2.5" />
          <path
            d="M8.2 12.5V8m2.6 4V5.6m2.6 6.4V5.6m2.6 6.9V8M8.2 12.5 6.4 11m1.8 1.5c0 3.6 1.2 6 3.8 6s4-1.7 4-6"
            {...cut}
            strokeWidth={1.9}
          />
        </>
      );
    case 'refuse':
      return (
        <>
          <path d="M7.4 1h9.2L23 7.4v9.2L16.6 23H7.4L1 16.6V7.4z" />
          <path d="m8 8 8 8m0-8-8 8" {...cut} />
        </>
      );
    case 'running':
      return (
        <>
          <circle cx="12" cy="12" r="9.7" {...ring} />
          <path d="M12 5a7 7 0 0 1 0 14z" />
        </>
      );
    case 'waiting':
      return (
        <>
          <circle cx="12" cy="12" r="9.7" {...ring} strokeDasharray="4.2 3.4" />
          <path d="M12 7v5.4l3.4 2" {...ring} strokeWidth={2.2} strokeLinecap="round" />
        </>
      );
    case 'offline':
      return (
        <>
          <rect x="2.3" y="2.3" width="19.4" height="19.4" rx="2.5" {...ring} />
          <path d="M3 13 13 3M3 20 20 3m-9 18L21 11" {...ring} strokeWidth={2} />
        </>
      );
    default:
      return status satisfies never;
  }
}
