import type { Request, RequestHandler } from 'express';
import helmet from 'helmet';
import { isLocalName } from '../../ops/loopback.ts';

const yearSeconds = 365 * 24 * 3_600;

/** Only what the screens need: a script that was injected must not have more. */
const permissions = {
  own: ['camera', 'fullscreen', 'screen-wake-lock'],
  nobody: [
    ...['microphone', 'geolocation', 'display-capture', 'usb', 'serial', 'bluetooth', 'hid', 'midi', 'payment'],
    ...['accelerometer', 'gyroscope', 'magnetometer', 'publickey-credentials-create', 'xr-spatial-tracking'],
  ],
};
const permissionsPolicy = [
  ...permissions.own.map((name) => `${name}=(self)`),
  ...permissions.nobody.map((name) => `${name}=()`),
].join(', ');

/** [E11] [TL9] Scripts and styles come from this server only. React sets styles as properties, which no policy blocks. */
const policy = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'blob:', 'data:'],
  'media-src': ["'self'", 'blob:'],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  'manifest-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

const [plain, secure] = [policy, { ...policy, 'upgrade-insecure-requests': [] }].map((directives) =>
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  }),
);

export const securityHeaders: RequestHandler = (request, response, next) => {
  response.setHeader('Permissions-Policy', permissionsPolicy);
  if (mayBeRemembered(request)) response.setHeader('Strict-Transport-Security', `max-age=${yearSeconds}`);
  (request.secure ? secure : plain)?.(request, response, next);
};

/** [TL9] Never for `localhost`: the browser would refuse plain HTTP to every other program of that machine for a year. */
function mayBeRemembered({ secure: isSecure, headers }: Request): boolean {
  return isSecure && !isLocalName(headers.host ?? '');
}

export const neverStored: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};
