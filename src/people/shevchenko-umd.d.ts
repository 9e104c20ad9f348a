/** The one file of the library that brings all it needs along; its other builds ask for a machine-learning package. */
declare module 'shevchenko/dist/umd/shevchenko.min.js' {
  import type * as library from 'shevchenko'

  const shevchenko: typeof library
  export default shevchenko
}
