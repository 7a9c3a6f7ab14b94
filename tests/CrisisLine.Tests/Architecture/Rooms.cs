using System.Text.RegularExpressions;
using System.Xml.Linq;
using CrisisLine.Data;
using CrisisLine.Domain.Bookings;
using CrisisLine.Tests.Support;
using CrisisLine.Twilio;

namespace CrisisLine.Tests.Architecture;

/// <summary>
/// The map is docs/rooms.md, and it is the whole truth in both directions: what is not on it fails, and so does what is
/// on it and used by nothing.
/// </summary>
public sealed partial class Rooms
{
    private static readonly IReadOnlyList<(string Room, string[] Owns, string[] AlsoWrites, string[] Uses)> Map =
        [.. Document.Table("rooms.md", "Room").Select(row => (row[0], Document.List(row[1]), Document.List(row[2]), Document.List(row[3])))];

    [Fact]
    public void Every_folder_of_the_program_is_a_room_on_the_map() => Assert.Equal(Source.Rooms, Map.Select(room => room.Room).Order());

    [Fact]
    public void Nothing_lies_outside_the_rooms_but_what_puts_them_together() =>
        Assert.Equal(["Program.cs", "Service.cs"], Directory.GetFiles(Source.Program, "*.cs").Select(file => Path.GetFileName(file)).Order());

    [Fact]
    public void Every_room_uses_exactly_the_rooms_on_its_line() =>
        Assert.Equal(
            Map.Select(room => $"{room.Room} -> {string.Join(", ", room.Uses)}"),
            Map.Select(room => $"{room.Room} -> {string.Join(", ", UsedBy(room.Room))}"));

    [Fact]
    public void A_room_uses_only_rooms_that_stand_above_it()
    {
        var above = new HashSet<string>();
        foreach (var room in Map)
        {
            Assert.Empty(room.Uses.Except(above).Select(used => $"{room.Room} -> {used}"));
            above.Add(room.Room);
        }
    }

    [Fact]
    public void Every_table_belongs_to_one_room() =>
        Assert.Equal(Tables().Order(), Map.SelectMany(room => room.Owns).Where(table => table != "schema quartz").Order());

    [Fact]
    public void Every_room_writes_exactly_the_tables_on_its_line() =>
        Assert.Equal(
            Map.Select(room => $"{room.Room}: {string.Join(", ", room.Owns.Concat(room.AlsoWrites).Except(["schema quartz"]).Order())}"),
            Map.Select(room => $"{room.Room}: {string.Join(", ", WrittenBy(room.Room))}"));

    [Fact]
    public void What_only_some_may_name_is_named_by_exactly_those() =>
        Assert.All(Document.Table("rooms.md", "Name"), row =>
        {
            var places = Document.List(row[1]);
            var found = NamedIn(Document.List(row[0]));

            Assert.Equal("", string.Join(", ", found.Where(file => !places.Any(place => Covers(place, file)))));
            Assert.Equal("", string.Join(", ", places.Where(place => !found.Any(file => Covers(place, file)))));
        });

    [Fact]
    public void A_project_references_exactly_what_stands_on_its_line() =>
        Assert.Equal(
            Document.Table("rooms.md", "Project").Select(row => $"{row[0]} -> {row[1]}"),
            Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Order().Select(folder => Path.GetFileName(folder))
                .Select(name => $"{name} -> {string.Join(", ", ReferencesOf(name))}"));

    [Fact]
    public void The_domain_knows_nothing_but_the_language_and_NodaTime() =>
        Assert.DoesNotContain(typeof(Tonight).Assembly.GetReferencedAssemblies(), assembly => !IsLanguage(assembly.Name!) && assembly.Name != "NodaTime");

    [Fact]
    public void The_wire_knows_nothing_but_the_language() =>
        Assert.DoesNotContain(typeof(Twiml).Assembly.GetReferencedAssemblies(), assembly => !IsLanguage(assembly.Name!));

    /// <summary>It has no constructor, so nothing can be given to it to ring, text or post with inside a transaction.</summary>
    [Fact]
    public void Whatever_works_within_a_transaction_is_handed_it_and_holds_nothing_else() =>
        Assert.Empty(typeof(Tx).Assembly.GetExportedTypes().SelectMany(type => type.GetMethods())
            .Where(method => method.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(Tx))
            .Where(method => !method.IsStatic || (method.Name == "For" && method.DeclaringType is not { IsAbstract: true, IsSealed: true }))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}"));

    private static bool IsLanguage(string assembly) => assembly.StartsWith("System.", StringComparison.Ordinal);

    private static IEnumerable<string> UsedBy(string room) =>
        FilesOf(room).SelectMany(file => Mention().Matches(Source.Code(file)))
            .Select(mention => mention.Groups["room"].Value)
            .Where(other => other != room && Source.Rooms.Contains(other))
            .Distinct().Order();

    private static IEnumerable<string> WrittenBy(string room) =>
        FilesOf(room).SelectMany(file => Write().Matches(Source.Code(file)))
            .Select(write => write.Groups["table"].Value)
            .Where(Tables().Contains)
            .Distinct().Order();

    // The tables of migrations and views are made before any migration.
    private static HashSet<string> Tables() =>
        Directory.GetFiles(Path.Combine(Repository.Root, "db"), "*.sql")
            .SelectMany(file => Made().Matches(File.ReadAllText(file)))
            .Select(made => made.Groups["table"].Value)
            .Append("schema_migration").Append("schema_view").ToHashSet();

    private static List<string> NamedIn(string[] names) =>
        [.. Source.Files("src/CrisisLine")
            .Where(file => names.Any(name => Regex.IsMatch(Source.Code(file), $@"(?<![\w.]){Regex.Escape(name)}")))
            .Select(file => Path.GetRelativePath(Source.Program, file).Replace('\\', '/'))];

    private static bool Covers(string place, string file) => file == place || file.StartsWith($"{place}/", StringComparison.Ordinal);

    private static IEnumerable<string> FilesOf(string room) => Source.Files($"src/CrisisLine/{room}");

    private static IEnumerable<string> ReferencesOf(string project) =>
        XDocument.Load(Path.Combine(Repository.Root, "src", project, $"{project}.csproj")).Descendants()
            .Where(element => element.Name.LocalName.EndsWith("Reference", StringComparison.Ordinal))
            .Select(element => Path.GetFileName(element.Attribute("Include")!.Value).Replace(".csproj", ""))
            .Order();

    // Data; CrisisLine.Data. but neither System.Data nor CrisisLine.Domain.Data
    [GeneratedRegex(@"(?<![\w.])(CrisisLine\.)?(?<room>[A-Z]\w+)(?=[.;])")]
    private static partial Regex Mention();

    [GeneratedRegex(@"(insert into|delete from|create table if not exists|(?<!for |key |do )update)\s+(?<table>\w+)")]
    private static partial Regex Write();

    [GeneratedRegex(@"^create table (?<table>\w+) \(", RegexOptions.Multiline)]
    private static partial Regex Made();
}
