/** The light DOM that Firefox's reader view uses, shipped with Readability without types. */
declare module "@mozilla/readability/JSDOMParser.js" {
  export default class JSDOMParser {
    /** Well-formed markup only. */
    parse(markup: string, url?: string): Document;
  }
}
