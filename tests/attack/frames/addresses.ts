const connectionsOfAddress = 100;

/**
 * Addresses of this machine, each for so many connections: the limits of one address would keep most frames from the parsers
 * that they are to try. All of 127.0.0.0/8 is this machine on Linux alone; elsewhere there is only one.
 */
export function manyAddresses(): () => string | undefined {
  let connections = 0;
  return () => {
    if (process.platform !== 'linux') return undefined;
    const number = Math.floor((connections += 1) / connectionsOfAddress);
    return `127.${1 + ((number >> 16) & 127)}.${(number >> 8) & 255}.${1 + (number % 254)}`;
  };
}
