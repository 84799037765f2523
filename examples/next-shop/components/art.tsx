/** A product's picture. */
export function Art({ slug, alt }: { slug: string; alt: string }) {
  // biome-ignore lint/performance/noImgElement: a drawing of a few lines needs no optimising
  return <img src={`/art/${slug}.svg`} alt={alt} width={160} height={120} />;
}
