/** The same keys with any wording. A dictionary without one of them does not compile. */
export type Shape<T> = { [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };
