export default function Order() {
  return <p>Not written yet.</p>
}
