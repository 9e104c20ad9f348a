// What both bundlers put in the place of «node-fetch»: shevchenko asks for it only where the platform has no fetch of its own.
export default globalThis.fetch
