// Files that wrangler bundles as text.
declare module "*.xml" {
  const text: string;
  export default text;
}
