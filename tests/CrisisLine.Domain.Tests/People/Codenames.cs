using CrisisLine.Domain.People;

namespace CrisisLine.Domain.Tests.People;

public sealed class Codenames
{
    private static readonly PersonId[] People = [.. Enumerable.Range(1, 4000).Select(Neighbour)];

    [Fact]
    public void A_person_is_always_called_the_same()
    {
        var person = new PersonId(new Guid("018f3c1e-7a2b-7c3d-8e4f-0123456789ab"));

        Assert.Equal("Barley Kingfisher", Codename.For(person));
    }

    [Fact]
    public void A_codename_is_two_plain_words() =>
        Assert.All(People, person => Assert.Matches("^[A-Z][a-z]+ [A-Z][a-z]+$", Codename.For(person)));

    [Fact]
    public void People_who_came_one_after_the_other_are_hardly_ever_called_the_same()
    {
        var names = People.Select(Codename.For).ToList();

        Assert.True(names.Distinct().Count() > 2000, $"{names.Distinct().Count()} names for {names.Count} people");
        Assert.InRange(names.GroupBy(name => name).Max(same => same.Count()), 1, 9);
    }

    [Fact]
    public void Every_word_is_used_and_each_about_as_often_as_the_others()
    {
        foreach (var half in new[] { 0, 1 })
        {
            var words = People.GroupBy(person => Codename.For(person).Split(' ')[half]).ToList();

            Assert.InRange(words.Count, 64, 200);
            Assert.All(words, word => Assert.InRange(word.Count(), 20, 120));
        }
    }

    private static PersonId Neighbour(int number) => new(new Guid($"018f3c1e-7a2b-7c3d-8e4f-00000000{number:x4}"));
}
