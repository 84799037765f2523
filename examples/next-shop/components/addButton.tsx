import { add } from "../app/actions";

export function AddButton({ slug }: { slug: string }) {
  return (
    <form action={add.bind(null, slug)}>
      <button type="submit">Add to cart</button>
    </form>
  );
}
