/** What a program that a test starts is given of the test's own environment: nothing that would configure it. */
export function ownEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, NODE_COMPILE_CACHE } = process.env;
  return { PATH, HOME, NODE_COMPILE_CACHE };
}
