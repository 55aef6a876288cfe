export default function Preparation() {
  return <p>Not written yet.</p>
}
