"""Draw the fictional programmes again and keep them: python -m data.demo.examples."""

from data.demo.examples.files import drawn, save

if __name__ == "__main__":
    save()
    for path in drawn():
        print(f"{path.name}: {path.stat().st_size} byte")
