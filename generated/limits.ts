// Made from openapi.yaml by `npm run generate`. Do not edit.
/** The largest body that the contract allows, in bytes, each character of its texts written as an escape. */
export const LARGEST_BODY_BYTES = 728709;
