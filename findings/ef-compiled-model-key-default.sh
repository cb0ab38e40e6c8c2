#!/usr/bin/env bash
# EF Core 10: a model that runs cannot be compiled when a key's value converter refuses the default of its type.
#
# Expected: `dotnet ef dbcontext optimize` writes the model as code. The model is valid: it is built, saves and reads at run time, and no row ever holds
# the default of the key's type, whose constructor is private.
# Seen: the generator passes default(T) through the converter, which throws, and nothing is written.
# Run by hand; needs the .NET 10 SDK and a NuGet source. Ends with 0 while what is seen stays so, with 1 when it changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

cat > Sample.csproj <<'X'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Microsoft.EntityFrameworkCore.Sqlite" Version="10.0.15" />
    <PackageReference Include="Microsoft.EntityFrameworkCore.Design" Version="10.0.15" />
  </ItemGroup>
</Project>
X
cat > Program.cs <<'X'
using Microsoft.EntityFrameworkCore;

await using var db = new Shop();
await db.Database.EnsureDeletedAsync();
await db.Database.EnsureCreatedAsync();
db.Add(new Article { Code = Code.Parse("A-1") });
await db.SaveChangesAsync();
db.ChangeTracker.Clear();
Console.WriteLine($"At run time the model works: {(await db.Articles.SingleAsync()).Code.Text}");

public readonly struct Code
{
    private readonly string? _text;
    private Code(string text) => _text = text;
    public string Text => _text ?? throw new InvalidOperationException("A code that nobody gave.");
    public static Code Parse(string text) => new(text);
}

public class Article { public Code Code { get; set; } }

public class Shop : DbContext
{
    public DbSet<Article> Articles => Set<Article>();
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseSqlite("Data Source=shop.db");
    protected override void OnModelCreating(ModelBuilder model) => model.Entity<Article>(e =>
    {
        e.HasKey(a => a.Code);
        e.Property(a => a.Code).HasConversion(c => c.Text, t => Code.Parse(t)).ValueGeneratedNever();
    });
}
X
dotnet new tool-manifest >/dev/null
dotnet tool install dotnet-ef --version 10.0.15 >/dev/null
dotnet build -v q -clp:ErrorsOnly >/dev/null
works=$(dotnet run --no-build)
echo "$works"
set +e
seen=$(dotnet ef dbcontext optimize --no-build --output-dir Compiled 2>&1)
code=$?
set -e
echo "dotnet-ef $(dotnet ef --version | tail -n 1), Microsoft.EntityFrameworkCore.Sqlite 10.0.15: optimize ended with $code"
printf '%s\n' "$seen" | grep -v '^ *at ' | head -n 6
if [ "$code" -ne 0 ] && grep -q 'A code that nobody gave' <<<"$seen" && grep -q 'works: A-1' <<<"$works"; then
  echo 'As described.'
else
  echo 'It behaves otherwise now.'
  exit 1
fi
